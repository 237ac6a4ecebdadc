"""One module a version; they are never changed once a release had them."""
