"""One module a page (or a family of pages): each turns the dossier into what its template prints."""
