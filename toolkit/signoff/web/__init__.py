"""What answers a browser or an editor for as long as it is open; each asks the rooms below as the command does."""
