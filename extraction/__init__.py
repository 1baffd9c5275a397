"""From news articles to dated, placed events: pure functions between frozen records."""
