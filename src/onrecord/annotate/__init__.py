"""What stands in one report: times, quotations, names, speakers."""
