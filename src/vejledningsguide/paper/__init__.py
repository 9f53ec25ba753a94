"""What a reader takes along: sheets for the meeting, as files."""
