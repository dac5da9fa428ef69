/// What a request may take. Whoever exceeds one is answered and the connection is closed.
package struct Limits: Sendable {
  package var headers = 64
  package var headerBytes = 16 << 10
  package var addressBytes = 4 << 10
  /// Of a form or a text.
  package var formBytes = 4 << 20
  /// Of a file that comes in.
  package var uploadBytes = 4 << 30
  /// For the head of a request, from its first byte.
  package var headTime = Duration.seconds(10)
  /// Between two requests of a connection.
  package var idleTime = Duration.seconds(120)
  /// A body that is slower than ``bodyRate`` after so long is given up.
  package var bodyTime = Duration.seconds(10)
  /// Bytes a second.
  package var bodyRate = 1 << 10

  package init() {}
}
