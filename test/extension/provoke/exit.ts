it("ends the host in good order", () => process.exit(0));
