"""What stands on the page: each module turns frames or records into a figure or a tree of components, and nothing else."""
