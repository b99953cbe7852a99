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
