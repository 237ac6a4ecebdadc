"""What a person says of claims: which wordings make one, how a claim stands, and what it did to a count."""
