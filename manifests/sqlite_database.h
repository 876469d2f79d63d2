// Thin owners of SQLite's handles: errors as Error, values in and out by type.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace turntable {

class SqliteDatabase;

/// A prepared statement. Must not outlive its database.
class SqliteStatement {
public:
    /// `sql` must hold exactly one statement; throws Error (bad input) with SQLite's reason.
    SqliteStatement(const SqliteDatabase& database, std::string_view sql);

    /// Parameters are numbered from 1. Text and blobs must stay alive until the next step().
    void bind(int parameter, std::int64_t value);
    void bind(int parameter, double value);
    void bind(int parameter, std::string_view text);
    void bind_blob(int parameter, std::span<const std::byte> bytes);
    void bind_null(int parameter);

    /// True when a row is ready; false when done, and then the statement is ready to run again
    /// with its bindings kept.
    [[nodiscard]] bool step();
    /// step() for statements without rows.
    void execute();

    [[nodiscard]] int column_count() const;
    [[nodiscard]] std::string column_name(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    /// Valid until the next step(); "" for NULL.
    [[nodiscard]] std::string_view text(int column) const;
    /// Valid until the next step().
    [[nodiscard]] std::span<const std::byte> blob(int column) const;
    /// Any value as text: doubles in the shortest form that reads back the same, blobs in
    /// hexadecimal, NULL as "".
    [[nodiscard]] std::string display(int column) const;
    /// SQLITE_INTEGER, SQLITE_FLOAT, SQLITE_TEXT, SQLITE_BLOB or SQLITE_NULL.
    [[nodiscard]] int type(int column) const;
    /// Whether running it cannot change the database.
    [[nodiscard]] bool reads_only() const;

private:
    [[noreturn]] void fail(int code) const;

    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    const SqliteDatabase& database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class SqliteDatabase {
public:
    enum class Mode { kCreate, kReadOnly };
    /// Throws Error: bad input when a file to read is absent or no database.
    SqliteDatabase(std::filesystem::path path, Mode mode);

    /// Runs statements that return no rows that matter (schema, pragmas).
    void run(const std::string& sql) const;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] sqlite3* handle() const { return handle_.get(); }
    /// The error for a failed call: environment for disk and permission faults, else bad input.
    [[noreturn]] void fail(int code) const;

private:
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    std::filesystem::path path_;
    std::unique_ptr<sqlite3, Close> handle_;
};

/// `name` as an SQL identifier, quoted.
[[nodiscard]] std::string sql_identifier(std::string_view name);

}  // namespace turntable
