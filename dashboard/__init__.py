"""From queries to screens: timeline, map, lists, exports."""
