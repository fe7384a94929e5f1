"""What the kinds share that read a publishing system: WordPress, Ghost, exports, mail."""
