it("takes the host down like a fault in native code", () => process.abort());
