"""WordPress by its REST interface: where it is, what it lists, what a post is."""
