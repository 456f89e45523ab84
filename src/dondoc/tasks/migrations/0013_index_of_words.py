from django.db import migrations

from dondoc.web.db_words import index_words


class Migration(migrations.Migration):

    dependencies = [
        ('tasks', '0012_words_of_tasks'),
    ]

    operations = [
        index_words('tasks_task', 'folded'),
    ]
