"""xeploai: from the packages of this project to one command line, one run and a sample province."""
