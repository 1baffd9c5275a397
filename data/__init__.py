"""What Waqai knows and what it found: records, knowledge tables, store, snapshot, queries, export."""
