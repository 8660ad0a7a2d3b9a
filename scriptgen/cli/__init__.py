"""The command line: thin doors. Functions here import what they call, so that --help imports click only."""
