using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;
using Redbook.Imapi.Version1;
using Redbook.Testing;

namespace Redbook.Imapi.Tests.Version1;

/// <summary>Interfaces, classes, enumerations and codes of version 1 are those of the tables: nothing missing, nothing
/// added, nothing misspelt.</summary>
public sealed class DiscMasterTableTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Vectors", "imapi1");

    private static readonly IReadOnlyList<(string Name, Guid Iid, List<string> Members)> Interfaces = ReadInterfaces();

    public static TheoryData<string> InterfaceNames => [.. Interfaces.Select(static row => row.Name)];

    [Fact]
    public void Every_interface_and_class_with_a_guid_is_in_the_tables() => Assert.Equal(
        Interfaces.Select(static row => row.Name)
            .Concat(Lines("classes.txt").Select(static line => Words(line)[0]))
            .Order(StringComparer.Ordinal),
        Exported()
            .Where(static type => type.IsDefined(typeof(GuidAttribute), inherit: false))
            .Select(static type => type.Name)
            .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(InterfaceNames))]
    public void Interface_is_that_of_the_table(string name)
    {
        (_, Guid iid, List<string> members) = Interfaces.Single(row => row.Name == name);
        Type type = TypeOf(name);
        Assert.Equal(iid, type.GUID);
        Assert.Empty(type.GetInterfaces());
        Assert.Equal(
            ComInterfaceType.InterfaceIsIUnknown, type.GetCustomAttribute<InterfaceTypeAttribute>()!.Value);
        Assert.True(type.GetCustomAttribute<ComVisibleAttribute>()!.Value);

        // Slots are those behind IUnknown, and the compiler emits members in the order in which they are declared.
        Assert.Equal(Enumerable.Range(3, members.Count), members.Select(static line => int.Parse(
            Words(line)[0], CultureInfo.InvariantCulture)));
        Assert.Equal(
            members.Select(static line => string.Join(' ', Words(line)[1..])),
            type.GetMethods().OrderBy(static method => method.MetadataToken).Select(Spell));
    }

    [Fact]
    public void Classes_are_those_of_the_table_and_the_activator_makes_them()
    {
        foreach (string[] row in Lines("classes.txt").Select(Words))
        {
            Type type = TypeOf(row[0]);
            Assert.Equal(Guid.Parse(row[1]), type.GUID);
            Assert.Equal(row[2], type.GetCustomAttribute<ComDefaultInterfaceAttribute>()!.Value.Name);
            Assert.Subset(
                type.GetInterfaces().Select(static other => other.Name).ToHashSet(StringComparer.Ordinal),
                row[2..].ToHashSet(StringComparer.Ordinal));
            Assert.Null(type.GetCustomAttribute<ProgIdAttribute>());
            Assert.IsType(type, ImapiActivator.Create(row[1]));
            Assert.IsType(type, ImapiActivator.Create(Guid.Parse(row[1])));
        }

        Assert.IsType<MSDiscMasterObjClass>(new MSDiscMasterObjClass(), exactMatch: true);
        Assert.IsType<MSDiscMasterObj>(ImapiActivator.Create<IDiscMaster>("{520CCA63-51A5-11D3-9144-00104BA11C5E}"));
    }

    [Fact]
    public void Enumerations_are_those_of_the_table()
    {
        List<(string Name, bool IsFlags, List<(string Name, int Value)> Members)> rows = [];
        foreach (string[] words in Lines("enums.txt").Select(Words))
        {
            if (words[0] == "enum")
            {
                rows.Add((words[1], words.Length > 2, []));
            }
            else
            {
                rows[^1].Members.Add((words[1], Number(words[0])));
            }
        }

        Assert.Equal(
            rows.Select(static row => row.Name).Order(StringComparer.Ordinal),
            Exported().Where(static type => type.IsEnum).Select(static type => type.Name).Order(StringComparer.Ordinal));
        Assert.All(rows, static row =>
        {
            Assert.Equal(row.IsFlags, TypeOf(row.Name).IsDefined(typeof(FlagsAttribute), inherit: false));
            Assert.Equal(row.Members, Constants(TypeOf(row.Name)));
        });
    }

    [Fact]
    public void Constants_and_result_codes_are_those_of_the_tables()
    {
        Assert.Equal(
            Lines("constants.txt").Select(Words).Select(static row => (row[0], Number(row[1]))),
            Constants(typeof(DiscMasterConstants)));
        (string Name, int Value)[] results =
            [.. Lines("results.txt").Select(Words).Select(static row => (row[1], Number(row[0])))];
        Assert.Equal(results, Constants(typeof(DiscMasterResults)));
        Assert.All(results, static row =>
        {
            Assert.Equal(row.Name, DiscMasterResults.NameOf(row.Value));
            Assert.Equal(row.Name, ImapiResults.NameOf(row.Value));
            Assert.Equal(row.Name.StartsWith("IMAPI_S_", StringComparison.Ordinal), ImapiResults.IsSuccess(row.Value));
        });
        Assert.Equal("E_POINTER", DiscMasterResults.NameOf(ImapiResults.E_POINTER));
        Assert.Equal("0x8004022F", DiscMasterResults.NameOf(unchecked((int)0x8004022F)));
    }

    [Theory]
    [InlineData(typeof(IDiscMasterProgressEvents), nameof(IDiscMasterProgressEvents.QueryCancel))]
    [InlineData(typeof(IDiscMaster), nameof(IDiscMaster.RecordDisc))]
    [InlineData(typeof(IDiscRecorder), nameof(IDiscRecorder.Erase))]
    public void A_boolean_is_one_byte(Type type, string member)
    {
        MethodInfo method = type.GetMethod(member)!;
        IEnumerable<ParameterInfo> booleans = method.GetParameters().Append(method.ReturnParameter)
            .Where(static parameter => parameter.ParameterType == typeof(bool));
        Assert.All(booleans, static parameter => Assert.Equal(
            UnmanagedType.U1, parameter.GetCustomAttribute<MarshalAsAttribute>()!.Value));
    }

    private static IEnumerable<Type> Exported() => typeof(IDiscMaster).Assembly.GetExportedTypes()
        .Where(static type => type.Namespace == typeof(IDiscMaster).Namespace);

    private static Type TypeOf(string name) =>
        typeof(IDiscMaster).Assembly.GetType($"Redbook.Imapi.Version1.{name}", throwOnError: true)!;

    private static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(Folder, file)).Where(static line => line.Length > 0 && line[0] != '#');

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static int Number(string text) => text.StartsWith("0x", StringComparison.Ordinal)
        ? unchecked((int)uint.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture))
        : int.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<(string Name, int Value)> Constants(Type type) => type
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(static field => field.IsLiteral)
        .OrderBy(static field => field.MetadataToken)
        .Select(static field => (field.Name, Convert.ToInt32(field.GetRawConstantValue(), CultureInfo.InvariantCulture)));

    private static List<(string Name, Guid Iid, List<string> Members)> ReadInterfaces()
    {
        List<(string Name, Guid Iid, List<string> Members)> rows = [];
        foreach (string line in Lines("interfaces.txt"))
        {
            if (line.StartsWith("interface ", StringComparison.Ordinal))
            {
                Assert.EndsWith(" IUnknown", line, StringComparison.Ordinal);
                rows.Add((Words(line)[1], Guid.Parse(Words(line)[2]), []));
            }
            else
            {
                rows[^1].Members.Add(line);
            }
        }

        return rows;
    }

    // A method as the table spells it.
    private static string Spell(MethodInfo method)
    {
        bool isResult = method.GetMethodImplementationFlags().HasFlag(MethodImplAttributes.PreserveSig);
        string parameters = string.Join(", ", method.GetParameters().Select(static parameter =>
        {
            string direction = parameter.IsOut ? "out" : parameter.ParameterType.IsByRef && !parameter.IsIn ? "ref" : "in";
            return $"{direction} {IdlOf(parameter)} {parameter.Name}";
        }));
        string returned = isResult || method.ReturnType == typeof(void) ? "" : $"-> {IdlOf(method.ReturnParameter)}";
        return string.Join(
            ' ',
            new[] { method.Name, parameters, returned, isResult ? "hresult" : "" }.Where(static part => part.Length > 0));
    }

    private static string IdlOf(ParameterInfo parameter)
    {
        Type type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        string name = parameter.Name ?? "";
        return (type, name) switch
        {
            ({ } t, "status") when t == typeof(int) => "HRESULT",
            ({ } t, "pStorage") when t == typeof(object) => "IStorage",
            ({ } t, "propidNameFirst") when t == typeof(uint) => "PROPID",
            ({ } t, "rgpropid") when t == typeof(uint[]) => "PROPID[]",
            _ => type switch
            {
                _ when type == typeof(int) => "long",
                _ when type == typeof(uint) => "ULONG",
                _ when type == typeof(byte) => "byte",
                _ when type == typeof(byte[]) => "byte[]",
                _ when type == typeof(bool) => "boolean",
                _ when type == typeof(nuint) => "UINT_PTR",
                _ when type == typeof(Guid) => "IID",
                _ when type == typeof(Guid[]) => "IID[]",
                _ when type == typeof(string) => "BSTR",
                _ when type == typeof(string[]) => "BSTR[]",
                _ when type == typeof(object) => "void",
                _ when type == typeof(object[]) => "PROPVARIANT[]",
                _ when type == typeof(FILETIME) => "FILETIME",
                _ => type.Name,
            },
        };
    }
}
