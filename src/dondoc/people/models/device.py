from django.conf import settings
from django.db import models


class Device(models.Model):
    """A phone or computer on which one person logs in with a PIN; its secret lies in a cookie there, hashed here.

    tries: wrong PINs since the last right one or the last password. Revoked devices are kept.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    label = models.CharField(max_length=80)
    pin_hash = models.CharField(max_length=128)
    tries = models.PositiveSmallIntegerField(default=0)
    enrolled_at = models.DateTimeField()
    last_used_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["user", "-enrolled_at"], name="devices_of_a_person")]

    def __str__(self) -> str:
        return f"device {self.pk} of {self.user_id}"
