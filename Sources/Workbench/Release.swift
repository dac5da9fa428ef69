/// The release that this is, or that is being worked on. No other place says it.
package enum Release {
  package static let version = "0.3.0"
}
