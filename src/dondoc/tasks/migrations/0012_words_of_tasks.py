from django.db import migrations

from dondoc.kit.words import searchable
from dondoc.web.db_words import rewrite_texts


class Migration(migrations.Migration):

    dependencies = [
        ('tasks', '0011_tasks_in_order_of_deadlines'),
    ]

    operations = [
        rewrite_texts('tasks_task', 'folded', searchable),
    ]
