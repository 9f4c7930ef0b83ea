"""Value streams: what they are funded with, what they come to, and what their boards tell, in one view."""
