"""What becomes of a reading: doubts to be answered, agencies to be made, items to be entered."""
