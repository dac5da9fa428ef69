/// Helpers shared by the tests of several modules.
public enum TestSupport {}
