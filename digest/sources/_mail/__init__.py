"""Newsletters: the mails in files and mailboxes, and the article in a mail."""
