"""scratch"""
import pytest
from dondoc.people.enums import Role
from tests.factories.people import *
from django.urls import reverse

@pytest.mark.django_db
@pytest.mark.parametrize("name,args",[("people:agencies",[]),("people:agency-new",[]),("people:agency",["SYT"]),("people:members",[]),("people:invitations",[]),("people:roles",[])])
def test_page(name,args):
    c=make_congress(); make_agency(c)
    b=browser_of(c, Role.ADMIN)
    r=b.get(reverse(name,args=["dh",*args]))
    assert r.status_code==200
    open("/tmp/page_"+name.replace(":","_")+".html","w").write(r.content.decode())

@pytest.mark.django_db
def test_acc(client):
    for n in ["account_login"]:
        r=client.get(reverse(n)); assert r.status_code==200
        open("/tmp/page_login.html","w").write(r.content.decode())
    u=make_user(password=PASSWORD)
    r=client.post(reverse("account_login"),{"login":u.username,"password":PASSWORD}); assert r.status_code==302,r.content.decode()
    for n in ["people-account","account_change_password"]:
        r=client.get(reverse(n)); assert r.status_code==200
        open("/tmp/page_"+n+".html","w").write(r.content.decode())

@pytest.mark.django_db
@pytest.mark.parametrize("name,args",[("congress:setup",[]),("congress:programme",[]),("congress:block-new",[]),("congress:venues",[]),("congress:venue-new",[]),("congress:committees",[]),("congress:committee-new",[]),("congress:workstreams",[]),("congress:workstream-new",[]),("congress:calendar",[]),("congress:day-new",[]),("archive:papers",[]),("notices:inbox",[])])
def test_page2(name,args):
    c=make_congress(); make_agency(c)
    b=browser_of(c, Role.ADMIN)
    r=b.get(reverse(name,args=["dh",*args]))
    assert r.status_code==200
    open("/tmp/page_"+name.replace(":","_")+".html","w").write(r.content.decode())
