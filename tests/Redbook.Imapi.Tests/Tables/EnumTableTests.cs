using System.Reflection;

namespace Redbook.Imapi.Tests.Tables;

/// <summary>Enumerations, result codes and constants are those of the tables.</summary>
public sealed class EnumTableTests
{
    public static TheoryData<string> Names => [.. ImapiTables.Enums.Select(static row => row.Name)];

    [Fact]
    public void Every_enumeration_is_in_the_table() => Assert.Equal(
        ImapiTables.Enums.Select(static row => row.Name).Order(StringComparer.Ordinal),
        typeof(IDiscMaster2).Assembly.GetExportedTypes()
            .Where(static type => type.IsEnum && type.Name.StartsWith("IMAPI_", StringComparison.Ordinal))
            .Select(static type => type.Name)
            .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Enumeration_has_the_names_values_and_order_of_the_table(string name)
    {
        ImapiTables.EnumRow row = ImapiTables.Enums.Single(candidate => candidate.Name == name);
        Type type = typeof(IDiscMaster2).Assembly.GetType($"Redbook.Imapi.{name}", throwOnError: true)!;
        Assert.Equal(typeof(int), Enum.GetUnderlyingType(type));
        Assert.Equal(row.IsFlags, type.IsDefined(typeof(FlagsAttribute), inherit: false));
        Assert.Equal(row.Members, Constants(type));
    }

    [Fact]
    public void Result_codes_are_those_of_the_table()
    {
        // Not an IMAPI code: what an activator answers for a class that nobody registered.
        (string, int) classNotRegistered = ("REGDB_E_CLASSNOTREG", unchecked((int)0x80040154));
        Assert.Equal(
            ImapiTables.Results.Select(static row => (row.Name, row.Value)).Append(classNotRegistered).Order(),
            Constants(typeof(ImapiResults)).Order());
    }

    [Fact]
    public void Every_result_code_knows_its_name()
    {
        foreach ((int value, string name) in ImapiTables.Results)
        {
            string expected = name switch
            {
                "STRSAFE_E_INVALID_PARAMETER" => "E_INVALIDARG",
                _ when name.StartsWith("HRESULT_FROM_WIN32_", StringComparison.Ordinal) =>
                    $"HRESULT_FROM_WIN32({name["HRESULT_FROM_WIN32_".Length..]})",
                _ => name,
            };
            Assert.Equal(expected, ImapiResults.NameOf(value));
            Assert.Equal(name[0] == 'S' && name[1] == '_', ImapiResults.IsSuccess(value));
        }

        Assert.Equal("0x87654321", ImapiResults.NameOf(unchecked((int)0x87654321)));
    }

    [Fact]
    public void Constants_are_those_of_the_table() =>
        Assert.Equal(ImapiTables.Constants, Constants(typeof(ImapiConstants)));

    private static IEnumerable<(string Name, int Value)> Constants(Type type) => type
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(static field => field.IsLiteral)
        .OrderBy(static field => field.MetadataToken)
        .Select(static field => (field.Name, Convert.ToInt32(field.GetRawConstantValue(), provider: null)));
}
