"""Run the command line as `python -m scriptgen`."""

from scriptgen.cli.main import main

main()
