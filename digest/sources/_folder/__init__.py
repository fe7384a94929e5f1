"""The private parts of the kind ``folder``: sites by Jekyll and Hugo, their posts and pictures."""
