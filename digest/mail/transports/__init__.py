"""Ways for mail to leave the house, one file each: ``[mail] transport`` names one, or "yours.module:open_transport".

See ``digest.mail.envelope.Transport`` for what a part must offer.
"""
