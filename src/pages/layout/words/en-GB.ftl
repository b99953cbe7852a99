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
nav-account = Your account
nav-sign-in = Sign in
nav-sign-up = Sign up
nav-feed = Feed of articles

front-title = Opinion
front-empty = Nothing has been published yet.
section-title = { $section }
section-empty = Nothing has been published in this section yet.
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
article-share-link = Link to this article

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
warning-text = An editor warned you for a comment. Why, stands among what we told you. You can comment again once you say that you have read it.
warning-submit = I have read it
sanction-warning = You have been warned.
sanction-premoderation = An editor looks at each of your comments before it appears.
sanction-commenting_suspension = You cannot comment.
sanction-flagging_suspension = You cannot flag comments.
sanction-flagging_warning = You have been warned for flags without any ground.
sanction-ban = You can neither comment nor flag.
sanction-until = Until
