"""Who is who over all reports: names, speakers, and the parties they speak for."""
