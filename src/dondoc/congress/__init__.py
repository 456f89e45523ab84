"""The congress itself: its committee, workstreams, programme, venues and working calendar."""
