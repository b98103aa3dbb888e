"""What the servers on somebody's own machine share, so that each is the same on Windows."""

import mimetypes
import os
import sys
from http.server import ThreadingHTTPServer
from typing import Any

# As Python knows them: on Windows, programs may tell the system that a script is plain text.
KINDS = mimetypes.MimeTypes()


class LocalServer(ThreadingHTTPServer):
    """Answers each request in a thread of its own. Raises OSError where the address is taken."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there, it lets two programs have one address

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say what went wrong in our own code; a browser that went away half way is no fault of anybody's."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)
