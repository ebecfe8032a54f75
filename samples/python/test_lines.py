import pytest

from lines import Lines, Refused


def test_line_is_the_users(server, account):
    lines = Lines(server.url, account.token)

    line = lines.give(123, "john")

    assert [row["sip_registration_id"] for row in lines.of("john")] == [line]


def test_line_without_money_is_refused(server):
    poor = server.new_account(opening_balance=0.5)

    with pytest.raises(Refused) as refused:
        Lines(server.url, poor.token).give(123, "john")

    assert refused.value.code == 127


def test_registrar_that_refuses_makes_the_line_fail(server, account):
    server.admin(
        f"accounts/{account.id}/registrar_outcomes",
        {"proxy": "sip.example.com", "status_code": 403},
    )
    lines = Lines(server.url, account.token)

    lines.give(123, "john")

    assert lines.of("john")[0]["status_code"] == 403
