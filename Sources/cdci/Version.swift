/// The version of the program, the only place that says it.
enum Version {
  static let number = "0.2.0"
}
