"""Speed and quality, measured side by side with peers. Never part of the tests; imported by nothing of ours."""
