import Glibc

/// Elementary functions, so that one file knows whose they are. The C library's, to the last bit or nearly so.
extension Double {
  package static func exp(_ x: Double) -> Double { Glibc.exp(x) }
  package static func log(_ x: Double) -> Double { Glibc.log(x) }
  /// log(1 + x)
  package static func log1p(_ x: Double) -> Double { Glibc.log1p(x) }
  package static func pow(_ x: Double, _ y: Double) -> Double { Glibc.pow(x, y) }
  /// √(x² + y²) without overflow.
  package static func hypot(_ x: Double, _ y: Double) -> Double { Glibc.hypot(x, y) }
  package static func cos(_ x: Double) -> Double { Glibc.cos(x) }
  package static func erf(_ x: Double) -> Double { Glibc.erf(x) }
  /// 1 − erf(x)
  package static func erfc(_ x: Double) -> Double { Glibc.erfc(x) }
}
