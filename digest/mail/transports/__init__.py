"""Transports, one module each; ``[mail] transport`` names one, or "yours.module:open_transport".

See ``digest.mail.envelope.Transport`` for the interface.
"""
