# What readers see on every page. Values are put in as plain text.

site-name = Belowline
site-tagline = Opinion from people who do the work
skip-to-content = Skip to the main content
footer-about = Comments here are read by editors. What may stand here, the rules say.
nav-label = Sections
nav-account-label = Your account
nav-footer-label = About this site

nav-front = Opinion
nav-rules = Community rules
nav-privacy = Privacy
nav-cookies = Cookies
nav-feed = Feed
nav-account = Your account
nav-sign-in = Sign in
nav-sign-up = Sign up

# Feeds and what lists articles
feed-site = Articles
feed-section = Articles on { $section }
feed-comments = Comments on { $headline }

front-title = Opinion
front-empty = Nothing has been published yet.
section-title = { $section }
tag-title = About: { $tag }
list-empty = Nothing has been published here yet.
list-older = Older articles
list-newest = Back to the newest

byline = By { $name }
comment-count = { $count ->
    [0] No comments
    [one] 1 comment
   *[other] { $count } comments
 }

article-more = Find out more
article-images = Pictures
article-tags = Tags
article-related = More in { $section }
article-credit = Picture: { $credit }
article-share = Share
article-share-mail = By e-mail
article-share-on = On { $name }
article-share-address = Address of this page, to copy

comments-heading = Readers’ comments ({ $count })
comments-none = Nobody has commented yet.
comments-sort = Order
comments-sort-newest = Newest
comments-sort-oldest = Oldest
comments-sort-recommended = Most recommended
comments-more = Load more comments
comments-first = Back to the first comments
comment-permalink = Link to this comment
comment-edited = edited
comment-removed = This comment is not shown.
comment-replies = { $count ->
    [one] 1 answer
   *[other] All { $count } answers
 }
comment-replies-more = More answers
comment-in-reply-to = in reply to { $name }
comment-recommended = { $count ->
    [one] 1 reader recommends this
   *[other] { $count } readers recommend this
 }
comment-flag = Unsuitable or offensive?
comment-reply = Answer
comment-by-nobody = A reader who has left
comment-one = Comment on { $headline }
comment-whole-article = Read the article and all comments
comment-answers-to = Answers

say-heading = Have your say
say-sign-in = You must sign in to make a comment.
say-post = Post a comment
say-closed = Comments on this article are closed.
say-premoderated = An editor looks at each comment before it appears.

rules-title = Community rules
rules-intro = This is what may not stand under our articles. Editors decide by these rules, and say which one.
rules-flags-title = Flagging in good faith
rules-flags-text = Flag what you believe breaks these rules, and nothing else. Whoever often flags what nobody could take for a breach is warned first, and then cannot flag for a while. We look at how many such flags there were, what share of all they were, and what harm they did.
rules-version = Version { $version }

error-back = Back to the front page
error-title-403 = This is not open to you
error-title-404 = This page is not here
error-title-405 = This does not work
error-title-409 = Somebody was faster
error-title-422 = Something needs mending
error-title-429 = That was a little much
error-title-500 = Something went wrong on our side
error-title-503 = We cannot answer at the moment
error-title-400 = We could not read that
error-title-401 = Please sign in first
error-text-404 = The address may be old or mistyped, or what was here has been taken back.
error-text-429 = You, or somebody on the same network, asked for a lot in a short time. Please wait a little and try again.
error-text-500 = We have been told of it. Please try again in a minute.
error-text-503 = Please try again in a minute.
error-reference = If you write to us about it, please give this reference: { $id }

form-stale = This page had been open for too long. Please send it again.
form-choose = Please choose one.
cookies-off-title = Your browser seems to have cookies disabled
cookies-off-text = This form needs one cookie, which tells us that it was you who sent it. Please allow cookies for this site, open this page again, and send the form once more.
cookies-off-more = Which cookies we use, and what for

account-email = E-mail address
account-email-hint = Nobody sees it but you. We write to it only about your account, and what you choose.
account-password = Password
account-password-hint = At least 10 characters. A few words are easier to remember than odd signs.
account-display-name = Name that readers see
account-display-name-hint = Your own, or one that you choose.
account-signed-in = You are signed in as { $name } ({ $email }).
account-told = What we told you
account-comments = Your comments
account-flags = What you flagged
account-nothing = Nothing yet.
account-look = Have a look

sign-in-title = Sign in
sign-in-submit = Sign in
sign-in-forgotten = Forgotten your password?
sign-in-new = New here?
sign-up-title = Sign up
sign-up-submit = Make an account
sign-up-known = Been here before?
sign-out-title = Sign out
forgotten-title = Forgotten password
forgotten-text = Tell us your e-mail address, and we send a link there by which you can choose a new password.
forgotten-submit = Send the link
forgotten-sent = If there is an account with this address, a link is on its way to it.
reset-title = Choose a new password
reset-password = New password
reset-submit = Keep this password
reset-done = Your new password counts from now on. You have been signed out everywhere.
verify-title = Your e-mail address
verify-text = One click, and we know that the address is yours.
verify-submit = This address is mine
verify-done = Thank you. Your address is verified.

write-title = Comment on { $headline }
write-answer-title = Answer to a comment on { $headline }
write-body = Your comment
write-hint = 3 to 5,000 characters. An empty line begins a paragraph.
edit-title = Edit
withdraw-title = Take this comment back
withdraw-text = It disappears at once. Answers to it stay.
withdraw-submit = Take it back
findings-title = What to mend

status-published = Published
status-held = Waiting for an editor
status-hidden = Hidden until an editor has looked
status-removed = Removed by an editor
status-withdrawn = Taken back

flag-any-rule = It should not stand here for a reason that is not among these.
flag-title = Unsuitable or offensive?
flag-reason = What is wrong with this comment?
flag-note = Anything that an editor should know?
flag-note-hint = You may leave this empty. Only editors read it.
flag-next = An editor looks at it, and you are told what became of it. The author never learns who flagged it.
flag-submit = Flag this comment
flag-done = You flagged this.
flag-undo = Take the flag back

outcome-pending = An editor has yet to look
outcome-upheld = Upheld: the comment was removed
outcome-dismissed = Looked at: the comment may stay
outcome-unsettled = Closed without a decision on your reason
outcome-withdrawn = Taken back by you

account-decisions = What editors decided
account-standing = What holds you back at present
decision-author-keep = An editor kept your comment on { $headline }
decision-author-remove = An editor removed your comment on { $headline }
decision-author-escalate = Your comment on { $headline } waits for another editor
decision-reporter-keep = An editor kept a comment on { $headline } that you flagged
decision-reporter-remove = An editor removed a comment on { $headline } that you flagged
decision-reporter-escalate = A comment on { $headline } that you flagged waits for another editor
decision-reversed = Taken back
decision-rule = It went against a rule:
decision-by-person = A person decided this, no machine.
appeal-title = Ask for another look
appeal-until = Until
appeal-text = Another editor, who had no part in the decision, looks at it again and tells you what came of it. You can ask once.
appeal-why = Why was the decision wrong?
appeal-why-hint = 10 to 2,000 characters.
appeal-submit = Ask for another look
appeal-pending = You asked for another look. An editor has yet to decide.
appeal-upheld = You asked for another look, and were right.
appeal-dismissed = You asked for another look, and the decision stands.
appeal-closed = You asked for another look, and nothing was left to decide.
appeal-waits-for-another = It waits for an editor who had no part in the decision; at present there is none.
warning-title = A warning
warning-text = Why you were warned stands among what we told you. You can go on once you say that you have read it.
warning-submit = I have read it
sanction-warning = You have been warned.
sanction-premoderation = An editor looks at each of your comments before it appears.
sanction-commenting_suspension = You cannot comment.
sanction-flagging_suspension = You cannot flag comments.
sanction-flagging_warning = You have been warned for flags without any ground.
sanction-ban = You can neither comment nor flag.
sanction-until = Until

# Your account: what one changes of it

account-nav-label = Parts of your account
account-nav-overview = Overview
account-nav-name = Name
account-nav-email = E-mail address
account-nav-password = Password

rename-title = Name that readers see
rename-text = Everything that you wrote here shows it, also what is there already. You can change it twice in 30 days.
rename-from = You changed it not long ago. You can choose another one from
rename-submit = Keep this name
rename-done = From now on readers see this name.

password-title = Change your password
password-text = You stay signed in here, and are signed out everywhere else. We tell you by e-mail that it was changed.
password-current = Present password
password-new = New password
password-submit = Keep this password
password-done = Your new password counts from now on. You have been signed out everywhere else.

email-title = Change your e-mail address
email-present = Your address is { $email }.
email-unverified = It has not been confirmed yet. Until it is, nothing but letters about your account goes there.
email-verification-again = Confirm this address by a new link
email-verification-sent = A link is on its way. Follow it, and the address is confirmed.
email-text = We send a link to the new address. Nothing changes until you follow it, and we tell the present address that you asked.
email-new = New e-mail address
email-submit = Send the link
email-asked = A link is on its way to { $email }, if that address can be used. Until you follow it, everything stays as it is.
email-waiting = { $email } waits to be confirmed.
email-cancel = Forget that address
email-cancelled = That address has been forgotten. Everything stays as it is.
confirm-email-title = Your new e-mail address
confirm-email-text = One click, and your account has this e-mail address from now on.
confirm-email-submit = Use this address
confirm-email-done = Your account has this e-mail address from now on. We told the one that it had before.

list-first = Back to the latest
list-earlier = Earlier ones

sessions-title = Where you are signed in
sessions-text = If there is one that you do not know, end it and change your password.
sessions-this = this one
sessions-signed-in = Signed in
sessions-last-used = Last used, to the hour:
sessions-end = End this one
sessions-end-others = Sign out everywhere else
sessions-done = It has been ended. Whoever was there has to sign in again.
sessions-refused = That did not work. It may have ended already.
device-both = { $browser } on { $system }
device-browser = { $browser }
device-system = A browser on { $system }
device-unknown = A browser that does not say which it is

account-all-told = All that we told you
account-all-comments = All of your comments
account-all-flags = All that you flagged
account-all-decisions = All that editors decided

told-new = New
told-unread = { $count ->
    [0] You have read all of it.
    [one] One of them is new.
   *[other] { $count } of them are new.
 }
told-mark = Mark all as read
told-done = Marked as read.

flags-comment-gone = The comment is not shown any more.
flags-note = You added:

choices-title = What we tell you
choices-text = Everything stands in your list here unless you say otherwise. By e-mail comes what you tick, to an address that you have confirmed.
choices-always = Always in your list, as it says why something was done.
choices-in-app = In my list
choices-email = By e-mail
choices-submit = Keep these choices
choices-done = From now on we go by these choices.

interests-title = What interests you
interests-text = Jobs that we show you go by it. Nobody else sees it.
interests-sections = Sections
interests-tags = Topics
interests-done = From now on we go by these interests.

export-title = A copy of your data
export-text = You get one file, in JSON, with all that we hold about your account: your details, your comments with every text that they had, your flags, what editors decided and why, your appeals, what you were told, what you recommend, your choices and where you are signed in.
export-others = Of others it holds what we told you of them, and nothing more.
export-submit = Download the file
export-limit = You can do so a few times an hour. If the download breaks off, the file is not whole: please try again.

delete-title = Delete your account
delete-text = Once you have deleted your account, nobody can sign in to it again, and we cannot bring it back.
delete-goes = What is erased
delete-goes-text = Your name, e-mail address and password, where you are signed in, what we told you, your choices and interests, the texts of comments that you have taken back and of your appeals that are decided, and what we noted about you. Your name disappears at once, the rest within minutes. Drafts are in your browser only, and are cleared there.
delete-stays = What stays, and why
delete-stays-flags = Your flags and recommendations stay without a name, as decisions and counts rest on them.
delete-stays-removed = Comments that an editor removed stay in the records of the editors, without your name, as long as these records do: others may still ask why. So does an appeal that is not decided yet.
delete-stays-log = The log of what was done here keeps the number of your account, and no word about you.
delete-stays-barred = If your account is banned or suspended, we keep a fingerprint of your e-mail address until that ends, for a year at most, so that no other account is opened with it. The address cannot be read from it.
delete-stays-copies = Who was told of your comments by us may still have the beginning of one in their list, without your name, for a year at most.
delete-stays-newsletter = A newsletter that you take goes on, as it needs no account. The link in each issue stops it.
delete-export-first = You may want a copy of your data first.
delete-comments = What shall become of your comments?
delete-keep = They stay, without my name
delete-keep-more = They are shown as by a former reader. Answers to them keep their sense.
delete-withdraw = They go too
delete-withdraw-more = They are taken back and their texts erased. Answers by others stay.
delete-submit = Delete my account for good
delete-staff = Accounts of the staff are not deleted like this, as it has to stay known who decided what. Ask an admin to make it a reader’s first.
deleted-title = Your account has been deleted
deleted-text = You have been signed out everywhere. What belonged to the account is gone within minutes. Thank you for having been here.

# What a script does in place, and the page for each where there is no script.
recommend = Recommend
recommend-title = Recommend this comment
recommend-undo = Take the recommendation back
recommend-own = This is your own comment.
comment-link = Link
comment-own = Your comment
link-copied = The link is copied.
comment-more-shown = { $count ->
    [one] 1 more comment is shown.
   *[other] { $count } more comments are shown.
 }
comment-not-shown = The comment that this link leads to is not shown.
news-comments = { $count ->
    [one] 1 new comment
   *[other] { $count } new comments
 }
news-unknown = There may be new comments
news-shown = { $count ->
    [one] 1 new comment is shown.
   *[other] { $count } new comments are shown.
 }
edit-left = until { $time }
act-close = Close
act-cancel = Cancel
act-refused = That did not work. Please try again.
act-unreachable = We could not be reached. What you wrote is still here; please try again.
say-signed-in = You are signed in as { $name }.
say-held = { $count ->
    [one] 1 comment of yours waits for an editor
   *[other] { $count } comments of yours wait for an editor
 }
say-posted = Your comment is published.
say-posted-held = Your comment waits for an editor. Here is why.
say-changed = Your comment is changed.
say-withdrawn = Your comment is taken back.
flag-undone = Your flag is taken back.
flag-undo-short = Undo
write-tools = Formatting
write-bold = Bold
write-italic = Italic
write-quote = Quote
write-list = List
write-web-link = Web link
write-preview = Preview
write-preview-title = As it will look
write-preview-empty = There is nothing to show yet.
write-left = { $count ->
    [one] 1 character left
   *[other] { $count } characters left
 }
write-over = { $count ->
    [one] 1 character too many
   *[other] { $count } characters too many
 }
write-draft-restored = Here is your draft again, as it was kept in this browser.
write-draft-discard = Discard the draft
# Newsletter
newsletter-title = Newsletter
newsletter-call = Sign up to get the latest opinion and news direct to your inbox
newsletter-email = Your e-mail address
newsletter-email-hint = We use it for the newsletter alone, and forget it when you stop it.
newsletter-submit = Sign up
newsletter-next = We send you one e-mail with a link. You get the newsletter once you have followed it, and can stop it at any time.
newsletter-sent-title = Please look into your inbox
newsletter-sent = If the address is right, an e-mail from us is on its way to it. Follow the link in it within 48 hours, and the newsletter is yours.
newsletter-confirm-title = Your newsletter
newsletter-confirm-text = One click, and we send it to you.
newsletter-confirm-submit = Yes, send me the newsletter
newsletter-confirm-done = Thank you. You will get our newsletter from now on.
newsletter-stop-title = Stop the newsletter
newsletter-stop-text = One click, and we send it no longer, and forget your address.
newsletter-stop-submit = Stop the newsletter
newsletter-stop-done = Done. You get the newsletter no longer, and we have forgotten your address.

# Documents and notices
document-privacy = What this site keeps about you, what for, and for how long.
document-cookies = Which cookies this site uses, and what for.
document-version = Version { $version }
document-since = In force since
cookie-choice-title = Your choice of cookies
cookie-choice-none = You have chosen nothing yet, so we use only the cookies that are needed.
cookie-choice-needed = You have chosen that we use only the cookies that are needed.
cookie-choice-all = You have agreed to other cookies too, should we ever use some.
cookie-choice-label = Which cookies may we use?
cookie-choice-to-needed = Only those that are needed
cookie-choice-to-all = Others too
cookie-choice-explain-needed = To keep you signed in, to protect your forms, and to remember this choice.
cookie-choice-explain-all = At present there are no others. If we add some, to count visits for example, you need not be asked again.
cookie-choice-submit = Keep this choice
cookie-notice-title = Privacy and cookies
cookie-notice-text = We use only the cookies that are needed, unless you agree to others.
cookie-notice-needed = Only needed cookies
cookie-notice-all = Others too
old-browser-title = Your browser is no longer supported.
old-browser-text = You can read everything, but it does not look as it should. A newer version, or another browser, will show it better and protect you better.

# Reporting illegal content
nav-report = Report illegal content
comment-report = Report illegal content
notice-title = Report illegal content
notice-text = Here anybody can tell us of something on this site that breaks the law. You need no account. For what is only unkind or off the subject, please use the link “Unsuitable or offensive?” under the comment.
notice-place = Where does it stand?
notice-place-hint = The exact address of the comment or article, as your browser shows it.
notice-explanation = Why is it illegal?
notice-explanation-hint = 20 to 5,000 characters. Please quote the words, and say which law they break as far as you know.
notice-child-abuse = It concerns the sexual abuse of a child. You need not say who you are then.
notice-name = Your name
notice-email = Your e-mail address
notice-email-hint = We send a receipt to it, and later what was decided. Only editors read who you are; the author is not told.
notice-good-faith = I believe in good faith that what I say here is accurate and complete.
notice-good-faith-needed = Please confirm this.
notice-submit = Send this notice
notice-sent-title = We have your notice
notice-sent = Thank you. Its reference is
notice-next = An editor will look at it. If you gave an e-mail address, a receipt is on its way to it, and we write again once it is decided.

# Jobs
nav-jobs = Jobs
jobs-title = Jobs for you
jobs-related = Jobs
jobs-sign-in = Sign in to see the latest jobs relevant to you.
jobs-show = Show the jobs
jobs-none = There are none at present.
jobs-more = More jobs
jobs-back = Back to the article
jobs-closes = Apply by
