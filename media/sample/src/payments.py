"""Charges cards, a few cents at a time."""

LIMIT = 500_00


def charge(account: str, cents: int) -> bool:
    if cents <= 0 or cents > LIMIT:
        return False
    print(f"charging {account}: {cents / 100:.2f}")
    return True


def refund(account: str, cents: int) -> bool:
    return charge(account, cents) and cents < LIMIT
