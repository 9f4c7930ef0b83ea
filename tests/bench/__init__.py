"""Benchmarks: ratios measured side by side in one run. The suite runs only the tests of how they count."""
