"""Papers of our own making whose tasks are known: composed from a seed, printed in the forms and files offices use.

`python -m tests.plans.generated --count 200 --seed 1` reads them and prints how much of the truth comes back.
"""
