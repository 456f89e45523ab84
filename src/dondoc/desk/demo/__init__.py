"""The demo congress: Kon Tum, the XV congress, seen on 8 October 2015, twelve days before its opening.

Pure data and small pure functions, no Django. Facts are the name and task of the subcommittee, the numbers and subjects
of Plans 06 and 09, 343 delegates and the names of the area units; everything else (dates, venue, tasks, quantities,
assignments, telephone numbers) is an illustration and says so on paper. Functions appear, never persons.

The two plans are written as real papers and read back by the product's own reader; `story` then says how far each task
had come, addressing it by its plan and a few of its words.
"""
