"""What the servers on somebody's own machine share, so that each is the same on Windows."""

import mimetypes
import os
from http.server import ThreadingHTTPServer

# As Python knows them: on Windows, programs may tell the system that a script is plain text.
KINDS = mimetypes.MimeTypes()


class LocalServer(ThreadingHTTPServer):
    """Answers each request in a thread of its own. Raises OSError where the address is taken."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there, it lets two programs have one address
