from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tasks", "0005_urging_ladder_and_records")]

    operations = [
        migrations.AddField(
            model_name="task",
            name="source",
            field=models.CharField(blank=True, default="", max_length=200),
            preserve_default=False,
        ),
    ]
