/// The latest release, until the next is made. No other place says it.
package enum Release {
  package static let version = "0.2.0"
}
