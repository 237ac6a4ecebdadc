"""Figures over reports: the course of each count, what policies make of it, arithmetic across reports."""
