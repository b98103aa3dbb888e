"""What a page may load: nothing but files of this site, and nothing that was written into the page itself."""

# Content Security Policy, level 3: https://www.w3.org/TR/CSP3/. No page has an inline script or style, so no hash and
# no exception is needed. `data:` images are those in Material's style sheet.
CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
