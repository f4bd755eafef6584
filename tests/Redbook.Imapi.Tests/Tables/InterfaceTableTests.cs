using System.Collections;
using System.Reflection;
using System.Runtime.InteropServices;
using ComTypes = System.Runtime.InteropServices.ComTypes;

namespace Redbook.Imapi.Tests.Tables;

/// <summary>The interfaces are those of the table: nothing missing, nothing added, nothing misspelt.</summary>
public sealed class InterfaceTableTests
{
    private const int EnumeratorDispid = -4;

    public static TheoryData<string> Names => [.. ImapiTables.Interfaces.Select(static row => row.Name)];

    [Fact]
    public void Every_interface_with_a_guid_is_in_the_table() => Assert.Equal(
        ImapiTables.Interfaces.Select(static row => row.Name).Order(StringComparer.Ordinal),
        typeof(IDiscMaster2).Assembly.GetExportedTypes()
            .Where(static type => type.IsInterface && type.IsDefined(typeof(GuidAttribute), inherit: false))
            .Where(static type => type.Namespace == typeof(IDiscMaster2).Namespace)
            .Select(static type => type.Name)
            .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Interface_has_the_guid_base_and_kind_of_the_table(string name)
    {
        ImapiTables.InterfaceRow row = Row(name);
        Type type = TypeOf(name);
        Assert.Equal(row.Iid, type.GUID);
        Assert.Equal(BaseOf(row), BaseOf(type));
        Assert.Equal(
            row.Base is "IUnknown" or "IStream" ? ComInterfaceType.InterfaceIsIUnknown : ComInterfaceType.InterfaceIsDual,
            type.GetCustomAttribute<InterfaceTypeAttribute>()!.Value);
        Assert.True(type.GetCustomAttribute<ComVisibleAttribute>()!.Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Members_stand_in_the_order_of_the_table_with_names_and_types(string name)
    {
        ImapiTables.InterfaceRow row = Row(name);
        IEnumerable<string> expected = row.Members.Select(Expected);
        IEnumerable<string> actual = Methods(TypeOf(name)).Select(Actual);
        Assert.Equal(expected, actual);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Members_have_the_dispids_of_the_table(string name)
    {
        ImapiTables.InterfaceRow row = Row(name);
        IEnumerable<int?> actual = Methods(TypeOf(name)).Select(Dispid);
        Assert.Equal(row.Members.Select(static member => member.Dispid), actual);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Slots_follow_those_of_the_base(string name)
    {
        ImapiTables.InterfaceRow row = Row(name);
        int first = FirstSlot(row);
        Assert.Equal(Enumerable.Range(first, row.Members.Count), row.Members.Select(static member => member.Slot));
    }

    private static ImapiTables.InterfaceRow Row(string name) =>
        ImapiTables.Interfaces.Single(row => row.Name == name);

    private static Type TypeOf(string name) =>
        typeof(IDiscMaster2).Assembly.GetType($"Redbook.Imapi.{name}", throwOnError: true)!;

    private static int FirstSlot(ImapiTables.InterfaceRow row) => row.Base switch
    {
        "IUnknown" => 3,
        "IDispatch" => 7,
        "IStream" => 14,
        _ => FirstSlot(Row(row.Base)) + Row(row.Base).Members.Count,
    };

    private static string? BaseOf(ImapiTables.InterfaceRow row) =>
        row.Base is "IUnknown" or "IDispatch" ? null : row.Base;

    private static string? BaseOf(Type type)
    {
        Type[] inherited = [.. type.GetInterfaces().Where(static other => other != typeof(IEnumerable))];
        Type[] direct =
            [.. inherited.Where(other => !inherited.Any(between => between != other && other.IsAssignableFrom(between)))];
        return direct.SingleOrDefault()?.Name;
    }

    // The compiler emits members and accessors in the order in which they are declared.
    private static IEnumerable<MethodInfo> Methods(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .OrderBy(static method => method.MetadataToken);

    private static PropertyInfo? PropertyOf(MethodInfo method) => method.DeclaringType!.GetProperties()
        .SingleOrDefault(property => property.GetMethod == method || property.SetMethod == method);

    private static int? Dispid(MethodInfo method) =>
        ((MemberInfo?)PropertyOf(method) ?? method).GetCustomAttribute<DispIdAttribute>()?.Value;

    private static string Expected(ImapiTables.MemberRow member)
    {
        string parameters = string.Join(", ", member.Parameters.Select(static parameter =>
        {
            bool isOut = parameter.StartsWith("out ", StringComparison.Ordinal);
            string[] parts = parameter[(isOut ? 4 : 0)..].Split(':');
            return isOut ? $"out {TypeName(parts[1])}& {parts[0]}" : $"{TypeName(parts[1])} {parts[0]}";
        }));
        return $"{member.Kind} {member.Name}({parameters}) {(member.Returns is null ? "void" : TypeName(member.Returns))}";
    }

    private static string Actual(MethodInfo method)
    {
        PropertyInfo? property = PropertyOf(method);
        bool isPut = property?.SetMethod == method;
        bool isEnumerator = Dispid(method) == EnumeratorDispid;
        bool isGetter = method.Name.StartsWith("get_", StringComparison.Ordinal);
        bool isSetter = isPut || method.Name.StartsWith("put_", StringComparison.Ordinal);
        string kind = isSetter ? "put" : isGetter || isEnumerator ? "get" : "method";

        // C# has no properties with an index and a name; those are declared as the method that they are in the vtable.
        string name = isEnumerator ? "_NewEnum" : property?.Name ?? (isGetter || isSetter ? method.Name[4..] : method.Name);
        string parameters = isPut
            ? ""
            : string.Join(", ", method.GetParameters()
                .Select(static p => $"{(p.IsOut ? "out " : "")}{p.ParameterType} {p.Name}"));
        Type type = property?.PropertyType ?? method.ReturnType;
        return $"{kind} {name}({parameters}) {(type == typeof(void) ? "void" : type.ToString())}";
    }

    private static string TypeName(string idl) => (idl switch
    {
        // Memory that the call makes: C# sees its address.
        [.., '*', '*'] => typeof(IntPtr),
        "LONG" => typeof(int),
        "ULONG" => typeof(uint),
        "BOOLEAN" => typeof(bool),
        "BYTE[]" => typeof(byte[]),
        "ULONG[]" => typeof(uint[]),
        "IStream[]" => typeof(ComTypes.IStream[]),
        "BSTR" => typeof(string),
        "VARIANT_BOOL" => typeof(bool),
        "SAFEARRAY" => typeof(object[]),
        "IDispatch" => typeof(object),
        "IStream" => typeof(ComTypes.IStream),
        "IEnumVARIANT" => typeof(IEnumerator),
        _ => TypeOf(idl),
    }).ToString();
}
