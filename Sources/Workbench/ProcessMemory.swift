private import CLinux

/// The memory of a program that runs all day beside others.
package enum ProcessMemory {
  /// What is not needed any more goes back to the system at once: else every thread keeps what it once needed for itself.
  package static func returnEarly() { return_memory_early() }
}
